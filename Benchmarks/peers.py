"""Runs the peers' scripts (`bench/` in the folder beside the repository) with a Python that has the peers, where there is one."""
import json
import os
import subprocess

MINUTES = 30


def lacks(python, modules):
    """Why this Python cannot run something that needs these modules, or None."""
    try:
        done = subprocess.run([python, "-c", "import " + ", ".join(modules)], capture_output=True, text=True, check=False)
    except OSError as error:
        return f"{os.path.basename(python)} does not run ({error.strerror})"
    if done.returncode == 0:
        return None
    return (done.stderr.strip().splitlines() or ["it fails without a word"])[-1]


def run(record, arguments, name, script, options, modules, python=None):
    """Runs one script and gives back the JSON object it prints; records why not where it cannot."""
    python = python or arguments.peers_python
    path = os.path.join(arguments.shared, "bench", script)
    if not os.path.exists(path):
        record.skip(name, f"there is no {script} in the folder shared with the bench")
        return None
    why = lacks(python, modules)
    if why:
        record.skip(name, f"not installed ({why})")
        return None
    print(f"running {name}…", flush=True)
    try:
        done = subprocess.run([python, path, *options], capture_output=True, text=True, cwd=arguments.data, timeout=MINUTES * 60,
                              check=False)
        return json.loads(done.stdout.strip().splitlines()[-1])
    except subprocess.TimeoutExpired:
        record.skip(name, f"it had not finished after {MINUTES} minutes")
    except (IndexError, ValueError):
        record.skip(name, f"it failed ({done.returncode}): {(done.stderr.strip().splitlines() or ['no message'])[-1][:200]}")
    return None
