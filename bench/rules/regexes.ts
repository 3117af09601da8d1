const GOODS_AR =
  `سيارات هواتف ساعات عطور أدوية شقق أراضي متابعين لايكات حسابات تأشيرات شهادات قروض أسهم عملات دورات ملابس أجهزة بطاقات
  رصيد كتب أثاث ألعاب كاميرات حقائب`
    .trim()
    .split(/\s+/);
const GOODS_EN =
  `pills watches loans coins followers likes phones visas diplomas tickets shoes bags cards accounts courses
  cameras games tokens stocks lenses perfumes batteries laptops tablets drones`
    .trim()
    .split(/\s+/);
const CHANNELS = 'واتساب تلجرام سناب انستقرام الخاص الرابط البايو الموقع القناة التطبيق'.split(' ');
const ACCUSED =
  `مرتزق متآمر مأجور مطبل منافق متسلق محرض مهرج متملق مغرض مشبوه مفبرك مدسوس مرتش مختلس محتكر مزور متلون
  مستغل مندس`
    .trim()
    .split(/\s+/);
const HANDLES = [
  't.me',
  'wa.me',
  'bit.ly',
  'discord.gg',
  'tinyurl.com',
  'linktr.ee',
  'chat.whatsapp.com',
  'cutt.ly',
  'is.gd',
  'ow.ly',
];
const CURRENCIES = ['ريال', 'درهم', 'دينار', 'دولار', 'جنيه'];
const GAINS = 'يومي شهري أسبوعي مضمون ثابت سريع مجاني حلال إضافي مستمر فوري كبير ممتاز خيالي رائع'.split(' ');
const COUNTRIES = [
  '966',
  '971',
  '965',
  '974',
  '973',
  '968',
  '962',
  '963',
  '964',
  '967',
  '20',
  '212',
  '213',
  '216',
  '218',
];

/** Patterns with a word that every match contains; in the syntax of RE2, as editors write them. */
const WITH_LITERALS: readonly string[] = [
  ...GOODS_AR.map((good) => `(اشتر|احجز|اطلب)وا? .{0,20}${good}`),
  ...GOODS_AR.map((good) => `${good} (رخيصة|مجانية|بخصم|للبيع)`),
  ...GOODS_EN.map((good) => String.raw`(?i)\b(buy|order|get) (cheap |best )?${good} (now|today|online)\b`),
  ...GOODS_EN.map((good) => String.raw`(?i)${good}[-.]?(shop|store|sale)\.(com|net|org)`),
  ...CHANNELS.map((channel) => `(تواصل|راسل|كلم)(ني|نا|وني)? .{0,30}${channel}`),
  ...ACCUSED.map((accused) => `[يا]*ال?${accused}(ون|ين|ات|ة)?`),
  ...HANDLES.map((handle) => String.raw`(?i)${handle.replaceAll('.', String.raw`\.`)}/\+?[a-z0-9_-]{4,}`),
  ...CURRENCIES.map((currency) => `[0-9٠-٩]+ ?(ألف )?${currency} (يوميا|شهريا|فقط)`),
  ...GAINS.map((gain) => `(ربح|كسب|دخل) ?${gain}`),
  ...COUNTRIES.map((country) => String.raw`(\+|00)${country}[ -]?[0-9]{7,10}`),
  ...'free cheap instant guaranteed easy fast'
    .split(' ')
    .map((word) => String.raw`(?i)\b${word} (money|cash|income)\b`),
  String.raw`(?i)\bmade? \$[0-9,]+ (a|per) (day|week)\b`,
  '(?i)work(ing)? from home.{0,40}(contact|dm|message)',
  '(رقم|جوال|هاتف)(ي|نا)? ?:? ?[0-9٠-٩]{7,}',
  'اضغط (على )?ال?رابط (أدناه|بالأسفل|في البايو)',
  '(ا|إ)?شترك(وا)? (معنا|الآن|في القناة)',
  'زوروا? (موقعنا|صفحتنا|متجرنا)',
  '(خصم|تخفيض)(ات)? ?(تصل|حتى|إلى)? ?[0-9٠-٩]+ ?[%٪]',
  '(توصيل|شحن) مجاني',
  '(تسديد|سداد) (القروض|المتعثرات|الإيقاف)',
  '(ال)?دفع (عند|بعد) الاستلام',
  String.raw`(?i)\b(limited|special) (offer|time|price)s?\b`,
];

/** Patterns of which only a run of some class is known. */
const WITH_RUNS: readonly string[] = [
  '[0-9٠-٩]{9,}',
  String.raw`(\p{Nd}[ .-]?){3}\p{Nd}{6}`,
  String.raw`\p{Lu}{12,}`,
  '[a-z0-9]{24,}',
  String.raw`\p{Cyrillic}{5,}`,
  '[!؟?]{5,}',
  String.raw`\p{M}{5,}`,
  String.raw`\p{Han}{4,}`,
];

/** Patterns of which nothing is known, so that they run over every text, of which `rules check` warns. */
export const ALWAYS_RUN: readonly string[] = [
  String.raw`^[^\p{L}]+$`,
  String.raw`(\p{L} ){6,}`,
  '(?i)(h+a+){4,}|(l+o+){3,}l',
  String.raw`([^\p{L}\s] ?){12,}`,
];

/** 200 patterns, none of which runs always. */
export const REGEXES: readonly string[] = [...WITH_RUNS, ...WITH_LITERALS].slice(0, 200);
