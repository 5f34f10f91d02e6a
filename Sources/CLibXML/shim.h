#include <libxml/xmlversion.h>
// Where libxml2 is built with ICU, its headers include those of ICU, which clash with Foundation's own copy in Swift.
// Only the private tail of the character-encoding handler depends on it, and nothing here looks into that.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
