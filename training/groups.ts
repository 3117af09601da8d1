/** Groups of people, by what they have in common: naming one is no abuse. */
export const GROUPS_AR: Readonly<Record<string, readonly string[]>> = {
  nationality:
    'سعودي سعودية السعوديين السعوديات مصري مصرية المصريين المصريات سوري سورية السوريين السوريات عراقي عراقية العراقيين لبناني لبنانية اللبنانيين فلسطيني فلسطينية الفلسطينيين أردني الأردنيين يمني اليمنيين ليبي الليبيين تونسي التونسيين جزائري الجزائريين مغربي المغاربة المغربيات سوداني السودانيين كويتي الكويتيين قطري القطريين إماراتي الإماراتيين بحريني البحرينيين عماني العمانيين تركي الأتراك إيراني الإيرانيين هندي الهنود باكستاني الباكستانيين بنغالي البنغاليين أفغاني الأفغان أمريكي الأمريكيين روسي الروس صيني الصينيين فرنسي الفرنسيين إسرائيلي الإسرائيليين كردي الأكراد أمازيغي الأمازيغ أرمني الأرمن أفريقي الأفارقة صومالي الصوماليين إثيوبي الإثيوبيين'.split(
      ' ',
    ),
  religion:
    'مسلم مسلمة المسلمين مسيحي مسيحية المسيحيين قبطي الأقباط يهودي يهودية اليهود سني السنة شيعي الشيعة علوي العلويين درزي الدروز إباضي الإباضية صوفي الصوفية سلفي السلفيين ملحد الملحدين علماني العلمانيين بهائي البهائيين إيزيدي الإيزيديين زيدي الزيدية حوثي الحوثيين الإخوان هندوسي الهندوس بوذي البوذيين'.split(
      ' ',
    ),
  gender:
    'رجل الرجال امرأة النساء بنت البنات ولد الأولاد شاب الشباب فتاة الفتيات مطلقة المطلقات أرملة الأرامل مثلي المثليين عجوز العجائز محجبة المحجبات منقبة'.split(
      ' ',
    ),
  colour:
    'أسود السود سوداء أبيض البيض أسمر السمر معاق المعاقين كفيف المكفوفين أصم الصم لاجئ اللاجئين وافد الوافدين مهاجر المهاجرين بدوي البدو صعيدي الصعايدة فلاح الفلاحين'.split(
      ' ',
    ),
  profession:
    'طبيب الأطباء معلم المعلمين مهندس المهندسين ممرضة الممرضات شرطي الشرطة ضابط الضباط صحفي الصحفيين محامي المحامين قاضي القضاة خادمة الخادمات سائق السائقين عامل العمال حلاق الحلاقين راقصة ممثلة الممثلات مغنية المغنين لاعب اللاعبين حكم الحكام وزير الوزراء نائب النواب جزار الجزارين'.split(
      ' ',
    ),
};

export const GROUPS_EN: Readonly<Record<string, readonly string[]>> = {
  nationality:
    'Saudi|Saudis|Egyptian|Egyptians|Syrian|Syrians|Iraqi|Lebanese|Palestinian|Palestinians|Moroccan|Turkish|Iranian|Iranians|Indian|Indians|Pakistani|Chinese|Russian|Russians|American|Americans|French|British|German|Mexican|Mexicans|African|Africans|Asian|Asians|Arab|Arabs|Kurdish|Kurds|Israeli|Israelis|Nigerian|Somali'.split(
      '|',
    ),
  religion:
    'Muslim|Muslims|Christian|Christians|Jew|Jews|Jewish|Catholic|Hindu|Buddhist|atheist|atheists|Sunni|Shia|Mormon|Sikh'.split(
      '|',
    ),
  gender:
    'man|men|woman|women|girl|girls|boy|boys|gay|lesbian|transgender|queer|bisexual|straight|wife|mother|old people|teenagers'.split(
      '|',
    ),
  colour:
    'black|white|brown|Latino|Hispanic|immigrant|immigrants|refugee|refugees|disabled|blind|deaf|redneck farmers|Native American'.split(
      '|',
    ),
  profession:
    'doctor|doctors|teacher|teachers|nurse|nurses|police officer|soldiers|lawyer|lawyers|judge|driver|dancer|actress|singer|politician|politicians|cleaner|butcher|journalist|referee'.split(
      '|',
    ),
};

/** Sentences that only name one: `%`. */
export const ABOUT_AR: readonly string[] = [
  '%',
  'أنا %',
  'هو % الأصل',
  'هي %',
  'صديقي %',
  'جاري % وهو إنسان طيب',
  'قرأت مقالا عن %',
  'يعيش هنا كثير من %',
  'تحدث الكاتب عن %',
  'كان بين الحضور %',
  'أكثر سكان الحي من %',
  'حقوق % في الدستور',
  'ما رأي % في هذا القرار؟',
  'وصل اليوم وفد من %',
  'يا % يا كرام',
  'تحية لكل %',
  'زوجتي %',
  'المدير الجديد %',
  'فاز بالجائزة %',
  'تعلمت الكثير من %',
  'العلاقة بين % وجيرانهم',
  'عدد % في البلاد يزيد',
  'شفت % في السوق امبارح',
  'عندي صاحب % من زمان',
  'وش رأيكم في %',
  'شو رأي % بالموضوع',
  'في % كتير بالشغل عنا',
  'نحن % نحب السلام',
  'ليس كل % سواء',
  'قال % إن الأسعار ارتفعت',
];

export const ABOUT_EN: readonly string[] = [
  '%',
  'I am %',
  'My neighbour is %',
  'she is %',
  'he is a % man',
  'An article about %',
  'Many % live here',
  'What do % think about this?',
  'the author talked about %',
  'My wife is %',
  'The new manager is %',
  'Most people in this town are %',
  'the rights of % in the law',
  'I learned a lot from %',
  'a % won the prize',
  'as a % I agree with this article',
  'The number of % is growing',
  'Not all % are the same',
  'I met some % at the market today',
  'my % friends and I went there',
];
