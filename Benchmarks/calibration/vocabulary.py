"""Ordinary given and family names of many languages in their own script, from general knowledge, with their usual Latin spellings.

A word is "native" where a published rule writes it in Latin letters (romanise.py), else "native=Latin/Latin". Persons are put together from
these words by chance; none of them is meant to be anybody. The halves are told apart by the word: half_of.
"""
import csv
import os
import re
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))

NAMES = {
    "russian": ("""Александр Алексей Анатолий Андрей Антон Аркадий Артём Богдан Валентин Валерий Вадим Виктор Владимир Геннадий Глеб Григорий
Даниил Дмитрий Евгений Захар Игорь Константин Лев Максим Марк Матвей Михаил Николай Олег Павел Пётр Родион Савелий Сергей Степан Тарас
Филипп Эдуард Юлиан Юрий Яков Анна Валентина Галина Евгения Елена Ирина Людмила Наталья Ольга Светлана Татьяна Юлия""",
                """Агапов Аксёнов Белозёров Бирюков Большаков Вишняков Воронцов Гаврилин Горбунов Гришин Давыдов Дьяконов Евдокимов Ершов
Жаров Забелин Зимин Зубарев Игнатов Казанцев Капустин Колесник Кондратьев Кочергин Кудряшов Лаптев Логинов Лукьянов Малышев Мещеряков
Нестеров Овчаренко Одинцов Панфилов Пестов Рожков Рябов Сафонов Седых Скворцов Суханов Терехов Тихомиров Уваров Фомичёв Хромов Цыбин
Чижов Шубин Щеголев Юшков Яшин"""),
    "ukrainian": ("""Андрій Богдан Василь Віталій Володимир Гнат Дмитро Євген Іван Ігор Кирило Леонід Микола Михайло Назар Олег Олександр
Остап Павло Петро Роман Сергій Тарас Юрій Ярослав Галина Ганна Євгенія Ірина Катерина Людмила Надія Оксана Олена Юлія""",
                  """Бабенко Бойченко Василишин Гаврилюк Гнатюк Головко Гриценко Дяченко Журба Завадський Іваничук Качур Кириченко
Коваль Костюк Кравець Левчук Лисенко Мазуренко Максимчук Назаренко Олійник Онищук Паламар Петришин Пилипенко Поліщук Романишин Савчук Сидоренко
Ткачук Федорчук Хоменко Цимбал Чорній Шевчук Щербак Яценко"""),
    "bulgarian": ("""Борислав Васил Веселин Георги Димитър Емил Живко Ивайло Йордан Калин Красимир Любомир Мартин Николай Огнян Петър Пламен
Румен Светослав Стефан Тодор Христо Цветан Юлиян Явор""",
                  """Ангелов Бояджиев Велчев Вълков Гочев Динев Енчев Желев Златев Илчев Йорданов Кръстев Люцканов Манолов Нейков Пенчев Райчев
Стойчев Тонев Узунов Филчев Хаджиев Цанков Чолаков Шишков Янев"""),
    "serbian": ("""Бранислав Вук Горан Драган Душан Жарко Зоран Иван Јован Лазар Љубомир Милан Милош Небојша Ненад Петар Предраг Радован Саша
Слободан Стеван Урош Филип Чедомир""",
                """Антић Бабић Васић Гајић Дачић Ђурић Живковић Илић Јанковић Којић Лукић Љубић Марић Мишић Николић Обрадовић Пантић Радић Савић
Симић Тасић Ћирић Филиповић Цвијић Шарић"""),
    "kazakh": ("""Айдар Арман Асхат Бауыржан Берик Данияр Ерлан Жандос Кайрат Канат Марат Нурлан Олжас Рустам Санжар Талгат Тимур Ержан""",
               """Абенов Байжанов Досанов Ермеков Жунусов Исабеков Кенжебаев Калиев Мусин Нургалиев Оспанов Рахимов Сагинтаев Сарсенов Тулегенов
Утегенов Шарипов Айтбаев"""),
    "greek": ("""Αλέξανδρος Ανδρέας Αντώνης Βασίλης Γιάννης Γιώργος Δημήτρης Ελευθέριος Θανάσης Θεόδωρος Ιωάννης Κωνσταντίνος Λεωνίδας Μάρκος
Μιχάλης Νικόλαος Παναγιώτης Παύλος Πέτρος Σπύρος Σταύρος Στέφανος Φίλιππος Χρήστος Αγγελική Αικατερίνη Ελένη Ευαγγελία Μαρία Σοφία""",
              """Αναγνωστόπουλος Αγγελίδης Βλάχος Γαλάνης Γιαννόπουλος Δημόπουλος Ευαγγέλου Ζαφειρίου Ηλιάδης Θεοδωρίδης Καλογερόπουλος Καραμπέτσος
Κουτσός Λαμπρόπουλος Μαυρίδης Μπακόλας Νικολάου Οικονόμου Παπαϊωάννου Πετρίδης Ρήγας Σαββίδης Στεφανίδης Τσακίρης Φωτίου Χατζηγιάννης
Χριστοδούλου Ψαρράς"""),
    "georgian": ("""ავთანდილ ალექსი ბესიკ გელა გიორგი გოჩა დავით დათო ზურაბ თამაზ ირაკლი კახა ლაშა ლევან მერაბ ნიკოლოზ ნოდარ ოთარ რევაზ სანდრო ტარიელ
შალვა ჯაბა ნინო ქეთევან მაია ეკა""",
                 """აბაშიძე ბერიძე ბოლქვაძე გელაშვილი გიორგაძე დოლიძე ელიავა ვაშაძე თოფურია კაპანაძე კვარაცხელია ლომიძე მაისურაძე მელაძე ნოზაძე ოქრუაშვილი
ჟვანია რამიშვილი სულაბერიძე ტაბატაძე უგულავა ფოცხვერია ქავთარაძე ღვინიაშვილი შენგელია ჩხეიძე ცინცაძე ძაგანია წერეთელი ჭანტურია ხარაძე ჯაფარიძე"""),
    "armenian": ("""Արամ Արմեն Արթուր Գագիկ Գարեգին Գևորգ Դավիթ Էդգար Լևոն Խաչիկ Կարեն Հակոբ Հայկ Մհեր Նարեկ Նվեր Պետրոս Ռուբեն Սամվել Սարգիս Վահան Տիգրան
Անահիտ Լիլիթ Նունե Շուշան""",
                 """Աբրահամյան Ավետիսյան Բադալյան Գալստյան Գրիգորյան Դանիելյան Եղիազարյան Զաքարյան Թորոսյան Իսրայելյան Խաչատրյան Կարապետյան Հակոբյան
Հովհաննիսյան Ղազարյան Մանուկյան Մկրտչյան Նազարյան Շահինյան Պողոսյան Սահակյան Սիմոնյան Վարդանյան Տերտերյան Փիլոսյան Քոչարյան"""),
    "arabic": ("""باسم=Basem/Bassem/Basim بشير=Bashir/Bachir توفيق=Tawfiq/Toufik/Tewfik جابر=Jaber/Jabir جلال=Jalal/Galal حاتم=Hatem/Hatim حمزة=Hamza/Hamzah
راشد=Rashed/Rashid رامي=Rami/Ramy زكريا=Zakaria/Zakariya زياد=Ziad/Ziyad سامر=Samer/Samir سامي=Sami/Samy سلمان=Salman شريف=Sherif/Sharif/Cherif
صلاح=Salah عادل=Adel/Adil عامر=Amer/Amir عباس=Abbas عدنان=Adnan عصام=Essam/Issam/Isam عماد=Imad/Emad غازي=Ghazi فؤاد=Fuad/Fouad
فادي=Fadi/Fady فارس=Fares/Faris فهد=Fahad/Fahd كمال=Kamal/Kemal لطفي=Lotfi/Lutfi ماجد=Majed/Majid مازن=Mazen/Mazin مروان=Marwan/Marouane
منير=Munir/Mounir نادر=Nader/Nadir نبيل=Nabil/Nabeel هاني=Hani/Hany هشام=Hisham/Hicham وسام=Wissam/Wisam يحيى=Yahya/Yehia يعقوب=Yaqoub/Yacoub
أمينة=Amina/Aminah خديجة=Khadija/Khadijah رانيا=Rania/Raniya سميرة=Samira/Sameera نجلاء=Najla/Naglaa هدى=Huda/Hoda
أسامة=Osama/Usama أكرم=Akram/Akrem إسماعيل=Ismail/Esmail إلياس=Elias/Ilyas أيمن=Ayman/Aymen أيوب=Ayoub/Ayyub بدر=Badr/Bader بلال=Bilal/Belal تامر=Tamer/Tamir ثائر=Thaer جعفر=Jaafar/Jafar جمعة=Jumaa/Gomaa
حازم=Hazem/Hazim حبيب=Habib حسام=Hossam/Husam حسني=Hosni/Husni حليم=Halim خليل=Khalil/Khaleel داني=Dani رضوان=Radwan/Redouane رمزي=Ramzi/Ramzy رياض=Riad/Riyadh زهير=Zuhair/Zouheir سفيان=Sufyan/Sofiane سلطان=Sultan سليمان=Sulaiman/Suleiman
شادي=Shadi/Chadi شاكر=Shaker/Shakir صابر=Saber/Sabir صالح=Saleh/Salih صبحي=Sobhi/Subhi طلال=Talal عبود=Abboud عثمان=Othman/Uthman عزيز=Aziz/Azeez عقيل=Aqil/Akeel عمار=Ammar علاء=Alaa/Ala غازي=Ghazi/Gazi فتحي=Fathi/Fethi فوزي=Fawzi/Faouzi
فيصل=Faisal/Faysal قيس=Qais/Kais لؤي=Louay/Luay مأمون=Mamoun/Maamoun محسن=Mohsen/Muhsin مراد=Murad/Mourad معاذ=Muath/Moaz منصف=Moncef/Munsif مهند=Muhannad/Mohannad موسى=Musa/Moussa ناجي=Naji/Nagy نجيب=Najib/Naguib نزار=Nizar نضال=Nidal/Nedal
نوري=Nouri/Nuri هيثم=Haitham/Haytham وائل=Wael/Wail وجدي=Wajdi/Wagdy ياسين=Yassin/Yaseen أسماء=Asma/Asmaa بثينة=Buthaina/Bouthaina دلال=Dalal رقية=Ruqayya/Roukaya سعاد=Suad/Souad عبير=Abeer/Abir لبنى=Lubna/Loubna نوال=Nawal وفاء=Wafaa/Wafa""",
               """البصري=Al-Basri/Al Basri/Basri التميمي=Al-Tamimi/Tamimi/At-Tamimi الجابري=Al-Jabri/Al Jabiri الحلبي=Al-Halabi/Halabi
الحمداني=Al-Hamdani/Hamdani الخالدي=Al-Khalidi/Khalidi/El Khaldi الرشيدي=Al-Rashidi/Al Rasheedi الزبيدي=Al-Zubaidi/Al Zubaydi
السامرائي=Al-Samarrai/Samarrai السعدي=Al-Saadi/Al Sadi السعيد=Al-Saeed/El Said الشهري=Al-Shehri/Al Shahri الصالحي=Al-Salhi/Salihi
الطائي=Al-Taie/Al Tai العامري=Al-Amri/Al Ameri العنزي=Al-Anzi/Al Enezi الغزالي=Al-Ghazali/El Ghazali الفاسي=El Fassi/Al Fasi الكعبي=Al-Kaabi/Al Kabi
الكناني=Al-Kinani/Kenani اللامي=Al-Lami/Lami المقدسي=Al-Maqdisi/Makdisi الموسوي=Al-Musawi/Al Mousawi النعيمي=Al-Nuaimi/Al Naimi الهاشمي=Al-Hashimi/Hashemi
الوهيبي=Al-Wahaibi/Al Wuhaybi اليماني=Al-Yamani/Yamani بركات=Barakat حجازي=Hegazi/Hijazi حمدان=Hamdan داود=Daoud/Dawood رمضان=Ramadan/Ramadhan
زيدان=Zidan/Zeidan سليم=Salim/Selim شاهين=Shahin/Shaheen شعبان=Shaaban/Chaabane طه=Taha عثمان=Othman/Osman عطية=Attia/Atiyah عيسى=Issa/Eissa غانم=Ghanem/Ghanim
فرج=Faraj/Farag قدور=Kaddour/Qaddur كريم=Karim/Kareem مرسي=Morsi/Mursi نجم=Najm/Negm هلال=Hilal/Helal
الأسدي=Al-Asadi/Al Assadi الأنصاري=Al-Ansari/Ansari البدري=Al-Badri/Badri البياتي=Al-Bayati/Bayati الجنابي=Al-Janabi/Janabi الحارثي=Al-Harthi/Harithi الحكيم=Al-Hakim/Hakeem الحموي=Al-Hamwi/Hamawi الحوراني=Al-Hourani/Hawrani
الخفاجي=Al-Khafaji/Khafaji الدوري=Al-Douri/Duri الراوي=Al-Rawi/Rawi الربيعي=Al-Rubaie/Rubaye الزعبي=Al-Zoubi/Zubi الساعدي=Al-Saedi/Saadi السوداني=Al-Sudani/Soudani السيد=El Sayed/Al-Sayyid الشريف=Al-Sharif/El Cherif الشمراني=Al-Shamrani/Shamrani الصباغ=Al-Sabbagh/Sabagh
الطرابلسي=Trabelsi/Al-Tarabulsi الظاهري=Al-Dhaheri/Zahiri العاني=Al-Ani/Ani العباسي=Al-Abbasi/Abbassi العزاوي=Al-Azzawi/Azawi العلي=Al-Ali/El Ali العمري=Al-Omari/Omari الغزي=Al-Ghazzi/Ghazi الفهداوي=Al-Fahdawi/Fahdawi القاضي=Al-Qadi/El Kadi القيسي=Al-Qaisi/Kaissi
الكبيسي=Al-Kubaisi/Kubaysi اللبناني=Al-Lubnani/Loubnani المرزوقي=Al-Marzouqi/Marzouki المشهداني=Al-Mashhadani/Mashadani المنصوري=Al-Mansouri/Mansoori المهدي=Al-Mahdi/El Mehdi النابلسي=Al-Nabulsi/Nabulsi النقيب=Al-Naqib/Nakib الهلالي=Al-Hilali/Hilali
بوزيد=Bouzid/Buzaid بلحاج=Belhaj/Belhadj جابر=Jaber/Gaber حسون=Hassoun/Hassun حنفي=Hanafi خطاب=Khattab دياب=Diab/Dyab رجب=Ragab/Rajab زغلول=Zaghloul/Zaghlul سرحان=Sarhan شلبي=Shalaby/Chalabi صقر=Saqr/Sakr عاشور=Ashour/Achour عبدو=Abdou/Abdo غنيم=Ghoneim/Ghunaim
فاضل=Fadel/Fadhil قنديل=Qandil/Kandil كامل=Kamel/Kamil لطيف=Latif مبارك=Mubarak/Mobarak نصار=Nassar هاشم=Hashem/Hashim وهبة=Wahba/Wehbe يونس=Younes/Yunus"""),
    "persian": ("""احسان=Ehsan آرش=Arash امید=Omid/Omeed بابک=Babak بهرام=Bahram پرویز=Parviz پیمان=Peyman/Payman جواد=Javad/Jawad حمید=Hamid داریوش=Dariush/Daryoush
رامین=Ramin رضا=Reza/Riza سعید=Saeed/Said سهراب=Sohrab شهرام=Shahram صادق=Sadegh/Sadeq عباس=Abbas علیرضا=Alireza/Ali Reza فرهاد=Farhad
فریدون=Fereydoun/Fereidun کامران=Kamran کاوه=Kaveh کیوان=Keyvan/Kayvan مجتبی=Mojtaba محمود=Mahmoud/Mahmud مسعود=Masoud/Massoud منوچهر=Manouchehr/Manuchehr
مهدی=Mehdi/Mahdi نادر=Nader هوشنگ=Hooshang/Houshang زهرا=Zahra شیرین=Shirin مریم=Maryam نرگس=Narges/Nargess
ابوالفضل=Abolfazl/Abulfazl اردشیر=Ardeshir اسفندیار=Esfandiar/Isfandiyar افشین=Afshin ایرج=Iraj بهروز=Behrouz/Behruz بهنام=Behnam بیژن=Bijan/Bizhan پدرام=Pedram پژمان=Pejman/Pezhman تورج=Touraj/Turaj جمشید=Jamshid جهانگیر=Jahangir
حسام=Hesam/Hessam خسرو=Khosrow/Khosro ساسان=Sasan سامان=Saman سیاوش=Siavash/Siyavash سیامک=Siamak شهریار=Shahriar/Shahryar فرامرز=Faramarz فرزاد=Farzad کیانوش=Kianoush/Kiyanush ماهان=Mahan منصور=Mansour/Mansoor میلاد=Milad نوید=Navid هومن=Hooman/Houman
یاشار=Yashar آزاده=Azadeh الهام=Elham پروانه=Parvaneh سارا=Sara/Sarah سیما=Sima شیوا=Shiva لیلا=Leila/Leyla مهسا=Mahsa نسرین=Nasrin هدیه=Hedieh/Hediyeh""",
                """آقایی=Aghaei/Aqaei اکبری=Akbari امینی=Amini باقری=Bagheri/Baqeri بهرامی=Bahrami پارسا=Parsa پورمند=Pourmand/Purmand توکلی=Tavakoli/Tavakkoli جعفری=Jafari
حیدری=Heidari/Heydari خسروی=Khosravi داوودی=Davoudi/Davoodi رستمی=Rostami رضایی=Rezaei/Rezai زارعی=Zarei سلطانی=Soltani شجاعی=Shojaei/Shojaee شریفی=Sharifi صفوی=Safavi
طاهری=Taheri عزیزی=Azizi غفاری=Ghaffari/Qaffari فروغی=Foroughi/Forughi قاسمی=Ghasemi/Qasemi کریمی=Karimi کشاورز=Keshavarz گلستانی=Golestani لطفی=Lotfi
مرادی=Moradi مقدم=Moghaddam/Moqadam مهرابی=Mehrabi نجفی=Najafi نوری=Nouri/Noori هدایت=Hedayat یوسفی=Yousefi/Yusefi
ابراهیمی=Ebrahimi/Ibrahimi اسدی=Asadi/Assadi اصفهانی=Esfahani/Isfahani افشار=Afshar بختیاری=Bakhtiari/Bakhtiyari بهشتی=Beheshti تبریزی=Tabrizi تقوی=Taghavi/Taqavi جهانی=Jahani حسینی=Hosseini/Hoseini خراسانی=Khorasani دهقان=Dehghan/Dehqan
ذوالفقاری=Zolfaghari/Zolfaqari رفسنجانی=Rafsanjani رنجبر=Ranjbar زمانی=Zamani سهرابی=Sohrabi شیرازی=Shirazi صادقی=Sadeghi/Sadeqi ضیایی=Ziaei/Ziyaei عباسی=Abbasi فرهادی=Farhadi قنبری=Ghanbari/Qanbari کاظمی=Kazemi/Kazimi
کرمانی=Kermani گودرزی=Goudarzi/Gudarzi لاریجانی=Larijani محمدی=Mohammadi/Muhammadi مظفری=Mozaffari/Muzaffari ملکی=Maleki منصوری=Mansouri/Mansuri میرزایی=Mirzaei/Mirzaee ناصری=Naseri/Nasseri نیکو=Nikou/Niku وحیدی=Vahidi همتی=Hemmati یزدانی=Yazdani"""),
    "hebrew": ("""אבי=Avi אברהם=Avraham/Abraham איתן=Eitan/Eytan אלון=Alon אריה=Arie/Aryeh בועז=Boaz גיל=Gil דני=Dani/Danny זאב=Zeev/Ze'ev חיים=Haim/Chaim יאיר=Yair/Jair יגאל=Yigal
יהודה=Yehuda/Judah יוסי=Yossi/Yosi יורם=Yoram ישי=Yishai/Ishai מנחם=Menachem/Menahem מרדכי=Mordechai/Mordehai נחום=Nahum/Nachum נתן=Natan/Nathan עמית=Amit
עמוס=Amos צבי=Zvi/Tzvi שמעון=Shimon/Simon תומר=Tomer אסתר=Esther/Ester חנה=Hanna/Chana מיכל=Michal רבקה=Rivka שרה=Sara/Sarah
אבנר=Avner אהרון=Aharon/Aaron אורי=Uri/Ori אליהו=Eliyahu/Elijah אלעזר=Elazar/Eliezer אסף=Asaf/Assaf ברוך=Baruch/Barukh גדעון=Gideon/Gidon דוד=David דורון=Doron זלמן=Zalman חגי=Haggai/Hagai יוחנן=Yohanan/Yochanan יונתן=Yonatan/Jonathan ינון=Yinon
לוי=Levi מאיר=Meir נדב=Nadav ניסים=Nissim/Nisim עוזי=Uzi/Uzzi פנחס=Pinchas/Pinhas רון=Ron רענן=Raanan/Ra'anan שאול=Shaul/Saul שלמה=Shlomo/Solomon אורלי=Orly/Orli דבורה=Dvora/Devorah יעל=Yael נעמי=Naomi/Noemi רחל=Rachel/Rahel""",
               """אבוטבול=Abutbul/Aboutboul אוחנה=Ohana/Ochana אזולאי=Azoulay/Azulai אלבז=Elbaz אשכנזי=Ashkenazi ביטון=Biton/Bitton ברקוביץ=Berkovich/Berkovitz
גבאי=Gabay/Gabbai גולדברג=Goldberg דהן=Dahan הורוביץ=Horowitz/Horovitz וקנין=Vaknin/Waknin זוהר=Zohar חדד=Hadad/Haddad טל=Tal יונה=Yona/Jonah ישראלי=Israeli/Yisraeli כץ=Katz
לביא=Lavi לנדאו=Landau מזרחי=Mizrahi/Mizrachi מימון=Maimon/Maymon נחמני=Nahmani/Nachmani סגל=Segal עזרא=Ezra פישר=Fisher/Fischer פרידמן=Friedman צדוק=Tzadok/Zadok
קליין=Klein/Kleyn רוזן=Rosen שוורץ=Schwartz/Shvarts שטרן=Stern/Shtern שפירא=Shapira/Shapiro תורג'מן=Turgeman/Turjeman
אדלר=Adler אופיר=Ofir/Ophir אלמוג=Almog אמסלם=Amsalem/Amsellem בוזגלו=Buzaglo/Bouzaglo בלום=Blum/Bloom ברגר=Berger גרינברג=Greenberg/Grinberg דרעי=Deri/Derhy הרוש=Harush/Haroush וייס=Weiss/Weis זילברמן=Zilberman/Silberman חזן=Hazan/Chazan טולדנו=Toledano
יעקובי=Yaakobi/Jacobi כרמי=Carmi/Karmi לסרי=Lasri מור=Mor מלכה=Malka/Malcha מרציאנו=Marciano/Martziano ניר=Nir סויסה=Suissa/Swissa סלע=Sela עמר=Amar פרץ=Peretz/Perez צרפתי=Tzarfati/Sarfati קופמן=Kaufman/Kofman רביבו=Revivo/Ravivo רוט=Roth/Rot שגב=Segev שושן=Shoshan/Choushan"""),
    "hindi": ("""अजय=Ajay अमित=Amit अरुण=Arun/Aroon अशोक=Ashok आनंद=Anand कमल=Kamal किशोर=Kishore/Kishor कृष्ण=Krishna/Krishan गोपाल=Gopal जगदीश=Jagdish/Jagadish
दिनेश=Dinesh दीपक=Deepak/Dipak नरेश=Naresh नवीन=Naveen/Navin प्रकाश=Prakash प्रदीप=Pradeep/Pradip महेश=Mahesh मनोज=Manoj मुकेश=Mukesh मोहन=Mohan रमेश=Ramesh
राकेश=Rakesh राजेश=Rajesh ललित=Lalit विजय=Vijay/Vijai विनोद=Vinod/Binod संजय=Sanjay सतीश=Satish सुनील=Sunil/Suneel सुरेश=Suresh अनीता=Anita/Aneeta
गीता=Geeta/Gita पूजा=Pooja/Puja मीना=Meena/Mina सुनीता=Sunita
अनिरुद्ध=Aniruddha/Anirudh अनुज=Anuj अभिषेक=Abhishek आदित्य=Aditya उमेश=Umesh ओमप्रकाश=Omprakash/Om Prakash कपिल=Kapil कैलाश=Kailash/Kailas गणेश=Ganesh गिरीश=Girish चंद्र=Chandra चेतन=Chetan जितेंद्र=Jitendra/Jitender
तरुण=Tarun देवेंद्र=Devendra/Devender धर्मेंद्र=Dharmendra/Dharmender निखिल=Nikhil नितिन=Nitin पंकज=Pankaj पवन=Pawan/Pavan प्रमोद=Pramod बलराम=Balram भूपेंद्र=Bhupendra/Bhupinder मयंक=Mayank योगेश=Yogesh रवि=Ravi रोहित=Rohit
लक्ष्मण=Lakshman/Laxman विकास=Vikas/Vikash विवेक=Vivek शंकर=Shankar/Sankar शैलेश=Shailesh सचिन=Sachin सुधीर=Sudhir/Sudheer सुभाष=Subhash/Subhas हरीश=Harish हेमंत=Hemant अर्चना=Archana उषा=Usha ऊर्मिला=Urmila कविता=Kavita/Kavitha
नीलम=Neelam/Nilam प्रिया=Priya रेखा=Rekha लता=Lata शोभा=Shobha/Sobha""",
              """अग्रवाल=Agarwal/Aggarwal अरोड़ा=Arora कपूर=Kapoor/Kapur कुलकर्णी=Kulkarni खन्ना=Khanna गुप्ता=Gupta गोयल=Goyal/Goel चौहान=Chauhan/Chouhan चौधरी=Chaudhary/Choudhury जैन=Jain
जोशी=Joshi ठाकुर=Thakur तिवारी=Tiwari/Tewari त्रिपाठी=Tripathi दुबे=Dubey/Dube देशमुख=Deshmukh नायक=Nayak/Naik पटेल=Patel पाटिल=Patil पांडे=Pandey/Pande भट्ट=Bhatt भाटिया=Bhatia/Bhatiya
मल्होत्रा=Malhotra मिश्रा=Mishra/Misra मेहता=Mehta यादव=Yadav रस्तोगी=Rastogi राठौर=Rathore/Rathaur वर्मा=Verma/Varma शर्मा=Sharma/Sarma शुक्ला=Shukla सक्सेना=Saxena/Saksena
सिंह=Singh सिन्हा=Sinha सेठी=Sethi श्रीवास्तव=Srivastava/Shrivastava
अवस्थी=Awasthi/Avasthi आचार्य=Acharya कश्यप=Kashyap कोठारी=Kothari खत्री=Khatri खान=Khan गर्ग=Garg गांगुली=Ganguly/Ganguli चतुर्वेदी=Chaturvedi चोपड़ा=Chopra जाधव=Jadhav झा=Jha टंडन=Tandon/Tandan डोगरा=Dogra तोमर=Tomar दत्ता=Datta/Dutta
दीक्षित=Dixit/Dikshit द्विवेदी=Dwivedi/Dvivedi धवन=Dhawan/Dhavan नेगी=Negi पंत=Pant पाठक=Pathak पुरी=Puri बंसल=Bansal बत्रा=Batra बजाज=Bajaj भारद्वाज=Bharadwaj/Bhardwaj भार्गव=Bhargava/Bhargav माथुर=Mathur मोदी=Modi रावत=Rawat/Ravat
रेड्डी=Reddy वाजपेयी=Vajpayee/Bajpai व्यास=Vyas शिंदे=Shinde सहाय=Sahay साहू=Sahu सूद=Sood/Sud सोनी=Soni हेगड़े=Hegde"""),
    "thai": ("""กิตติ=Kitti กมล=Kamon/Kamol จิรายุ=Jirayu/Chirayu ชัย=Chai ชาญชัย=Chanchai/Charnchai ธนา=Thana/Tana ธีระ=Theera/Thira นพดล=Noppadol/Nopphadon นิพนธ์=Nipon/Niphon บุญมี=Boonmee/Bunmi
ประเสริฐ=Prasert ปรีชา=Preecha/Pricha พงษ์=Pong/Phong พิชัย=Pichai/Phichai มานะ=Mana มานพ=Manop/Manob วิชัย=Wichai/Vichai วีระ=Weera/Wira ศักดิ์=Sak สมชาย=Somchai สมพร=Somporn/Somphon
สมศักดิ์=Somsak สุชาติ=Suchart/Suchat สุรชัย=Surachai อนันต์=Anan/Anant อำนาจ=Amnat/Amnart มาลี=Malee/Mali สุดา=Suda นภา=Napa/Napha วันดี=Wandee/Wandi
กฤษณะ=Kritsana/Krisana เกรียงไกร=Kriangkrai ไกรสร=Kraisorn/Kraison จักรพันธ์=Chakkraphan/Jakkapan จำลอง=Chamlong/Jamlong เฉลิม=Chalerm/Chaloem ชัชวาล=Chatchawal/Chatchawan ณรงค์=Narong ดำรง=Damrong ถาวร=Thaworn/Thawon ธงชัย=Thongchai ธนพล=Thanapol/Thanaphon
บรรจง=Banjong/Banchong ปกรณ์=Pakorn/Pakon ประยุทธ์=Prayut/Prayuth ประสิทธิ์=Prasit พงศกร=Pongsakorn/Phongsakon พีระ=Peera/Phira ภาณุ=Panu/Phanu มงคล=Mongkol/Mongkhon ยุทธนา=Yuttana/Yutthana รังสรรค์=Rangsan เลิศ=Lert/Loet วสันต์=Wasan/Vasan
วินัย=Winai/Vinai วิโรจน์=Wirot/Viroj สนธิ=Sonthi/Sondhi สมบัติ=Sombat สมบูรณ์=Somboon/Sombun สุเทพ=Suthep สุรพล=Surapol/Suraphon อดิศร=Adisorn/Adison อภิชาติ=Apichat/Aphichat อรุณ=Arun/Aroon กาญจนา=Kanchana จินตนา=Jintana/Chintana นันทนา=Nantana/Nanthana
พรทิพย์=Porntip/Phonthip รัตนา=Rattana/Ratana สมหญิง=Somying อรทัย=Orathai/Oratai""",
             """แก้วมณี=Kaewmanee/Kaeomani จันทร์แดง=Chandaeng/Jandaeng ใจดี=Jaidee/Chaidi ชูวงศ์=Chuwong/Choowong ดวงแก้ว=Duangkaew/Duangkaeo ทองดี=Thongdee/Thongdi ทองสุข=Thongsuk บุญเรือง=Boonruang/Bunrueang
พันธุ์ดี=Pandee/Phandi พูลสวัสดิ์=Poolsawat/Phunsawat มั่นคง=Mankong/Mankhong รักไทย=Rakthai วงศ์สุวรรณ=Wongsuwan/Vongsuwan ศรีทอง=Srithong/Sithong ศรีวงศ์=Sriwong/Siwong สายทอง=Saithong สุขใจ=Sukjai/Sukchai
สุวรรณ=Suwan/Suwann อินทร์แก้ว=Inkaew/Inkaeo อ่อนศรี=Onsri/Onsi พรหมมา=Promma/Phromma เพชรดี=Petchdee/Phetdi คำดี=Khamdee/Khamdi คงเจริญ=Kongcharoen/Khongcharoen
กิตติพงษ์=Kittipong/Kittiphong แก้วใส=Kaewsai/Kaeosai ขาวสะอาด=Khaosaad คล้ายทอง=Khlaithong/Klaithong จงรักษ์=Jongrak/Chongrak ชัยมงคล=Chaimongkol/Chaimongkhon ชื่นใจ=Chuenjai/Chuenchai เชื้อไทย=Chuathai แซ่ตั้ง=Saetang/Sae Tang แซ่ลิ้ม=Saelim/Sae Lim
เดชะ=Decha ถนอมศักดิ์=Thanomsak ทรัพย์สิน=Sapsin/Subsin ทองคำ=Thongkham/Thongkum ธรรมรักษ์=Thammarak/Thamarak นาคสวัสดิ์=Naksawat บัวทอง=Buathong/Buatong บุญมาก=Boonmak/Bunmak ปานทอง=Panthong/Pantong พงษ์ไพบูลย์=Pongpaiboon/Phongphaibun
มณีรัตน์=Maneerat/Manirat ยิ้มแย้ม=Yimyaem/Yimyam รุ่งเรือง=Rungruang/Roongruang วงศ์ไทย=Wongthai/Vongthai ศรีสมบัติ=Srisombat/Sisombat สมบูรณ์สุข=Somboonsuk/Sombunsuk สว่างวงศ์=Sawangwong แสงทอง=Saengthong/Sangthong อยู่สุข=Yusuk/Yoosuk อินทรสุวรรณ=Intarasuwan/Inthrasuwan"""),
    "japanese": ("""健=Ken/Takeshi 誠=Makoto 隆=Takashi 進=Susumu 茂=Shigeru 勇=Isamu 清=Kiyoshi 修=Osamu 博=Hiroshi 昇=Noboru 直樹=Naoki 健一=Kenichi/Ken'ichi 健太=Kenta 和也=Kazuya 浩二=Koji/Kouji 秀樹=Hideki
大輔=Daisuke 翔太=Shota/Shouta 達也=Tatsuya 哲也=Tetsuya 智子=Tomoko 恵子=Keiko 幸子=Sachiko/Yukiko 裕子=Yuko/Hiroko 洋子=Yoko/Youko 由美=Yumi 美咲=Misaki 直美=Naomi 真由美=Mayumi 明美=Akemi
康夫=Yasuo 正雄=Masao 一郎=Ichiro/Ichirou 次郎=Jiro/Jirou 信雄=Nobuo 義雄=Yoshio 光男=Mitsuo 拓也=Takuya 雄太=Yuta/Yuuta 亮=Ryo/Ryou""",
                 """佐々木=Sasaki 山口=Yamaguchi 松本=Matsumoto 井上=Inoue/Inouye 木村=Kimura 林=Hayashi 斎藤=Saito/Saitou 清水=Shimizu 山崎=Yamazaki/Yamasaki 池田=Ikeda 橋本=Hashimoto 阿部=Abe 石川=Ishikawa
前田=Maeda 藤田=Fujita 小川=Ogawa 後藤=Goto/Gotou 岡田=Okada 長谷川=Hasegawa 村上=Murakami 近藤=Kondo/Kondou 石井=Ishii 坂本=Sakamoto 遠藤=Endo/Endou 青木=Aoki 藤井=Fujii 西村=Nishimura 福田=Fukuda
太田=Ota/Ohta 三浦=Miura 岡本=Okamoto 松田=Matsuda 中川=Nakagawa 原田=Harada 小野=Ono 竹内=Takeuchi 金子=Kaneko 和田=Wada 中山=Nakayama 上田=Ueda 森田=Morita 原=Hara 柴田=Shibata 酒井=Sakai
宮崎=Miyazaki 内田=Uchida 高木=Takagi 安藤=Ando/Andou 谷口=Taniguchi 大野=Ono/Ohno"""),
    "kana": ("""アキラ=Akira イチロウ=Ichiro ケンジ=Kenji コウジ=Koji サトシ=Satoshi シンイチ=Shinichi ススム=Susumu タケシ=Takeshi タロウ=Taro ツヨシ=Tsuyoshi テツヤ=Tetsuya ナオキ=Naoki ヒロシ=Hiroshi マコト=Makoto
ミツオ=Mitsuo ヤスオ=Yasuo ユウジ=Yuji リョウ=Ryo さくら=Sakura ゆかり=Yukari ひかり=Hikari あゆみ=Ayumi めぐみ=Megumi まなみ=Manami のぞみ=Nozomi カズオ=Kazuo""",
             """アオキ=Aoki イケダ=Ikeda ウエダ=Ueda エンドウ=Endo オカダ=Okada カトウ=Kato キムラ=Kimura クロダ=Kuroda コバヤシ=Kobayashi サイトウ=Saito シミズ=Shimizu スズキ=Suzuki タカハシ=Takahashi
チバ=Chiba ツチヤ=Tsuchiya ナカムラ=Nakamura ニシダ=Nishida ハシモト=Hashimoto フジタ=Fujita ホンダ=Honda マツモト=Matsumoto ミウラ=Miura モリタ=Morita ヤマダ=Yamada ヨシダ=Yoshida ワタナベ=Watanabe"""),
    "korean": ("", """김=Kim/Gim 이=Lee/Yi/Rhee 박=Park/Pak 최=Choi/Choe 정=Jung/Jeong/Chung 강=Kang/Gang 조=Cho/Jo 윤=Yoon/Yun 장=Jang/Chang 임=Lim/Im 한=Han 오=Oh/O 서=Seo/Suh 신=Shin/Sin 권=Kwon/Gwon
황=Hwang 안=Ahn/An 송=Song 류=Ryu/Yoo 전=Jeon/Chun 홍=Hong 고=Ko/Go 문=Moon/Mun 양=Yang 손=Son/Sohn 배=Bae/Pae 백=Baek/Paik 허=Heo/Hur 남=Nam 심=Shim/Sim 노=Noh/Roh 하=Ha 곽=Kwak/Gwak 성=Sung/Seong
차=Cha 주=Joo/Ju 우=Woo/U 구=Koo/Gu 민=Min 유=Yoo/Yu 나=Na/Ra 진=Jin/Chin 엄=Um/Eom 채=Chae 원=Won 천=Cheon/Chun 방=Bang/Pang 공=Kong/Gong 현=Hyun/Hyeon 함=Ham"""),
}
KOREAN_SYLLABLES = "민 준 서 연 지 현 우 영 수 진 호 성 재 훈 동 정 은 경 미 혜 태 상 철 기 용 석 원 희 선 나 윤 규 형 광 종 승 건 하 인 주".split()
CYRILLIC = {"russian", "ukrainian", "bulgarian", "serbian", "kazakh"}
FAMILY_FIRST = {"japanese", "korean", "kana", "chinese"}
COUNTRY = {"russian": "ru", "ukrainian": "ua", "bulgarian": "bg", "serbian": "rs", "kazakh": "kz", "greek": "gr", "georgian": "ge", "armenian": "am",
           "arabic": "iq", "persian": "ir", "hebrew": "il", "hindi": "in", "thai": "th", "japanese": "jp", "kana": "jp", "korean": "kr", "chinese": "cn"}
# Languages of Tests/Corpora/names/persons.csv under the names used here.
KNOWN = {"cyrillic-ru": "russian", "hanja": None, "cantonese": None, "wade-giles": None, "burmese": None, "belarusian": None, "uzbek": None}


def half_of(word):
    """0 for the half that is learnt from, 1 for the one that is asked."""
    return zlib.crc32(word.encode()) & 1


def words(language):
    """((native, spellings, half), …) of the given and of the family names; spellings are empty where a rule writes them."""
    tables = []
    for part, text in zip(("given", "family"), NAMES[language]):
        rows = {}
        for word in re.split(r"\s+(?=[^\x00-\x7f])", text.strip()) if text else []:
            native, _, latin = word.partition("=")
            rows[native] = (native, [form for form in latin.split("/") if form], half_of(native))
        with open(os.path.join(ROOT, "Tests/Corpora/names/persons.csv"), encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if KNOWN.get(row["script"], row["script"]) == language and row["part"] == part:
                    rows[row["native"]] = (row["native"], row["latin"].split(";"), int(row["half"] == "ask"))
        tables.append(list(rows.values()))
    return tables
