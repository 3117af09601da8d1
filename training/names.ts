/** Given names and family names: a person's name is no abuse, whatever it looks like. */
export const GIVEN_AR: readonly string[] =
  'محمد أحمد علي حسن حسين عمر عثمان خالد سعيد سالم ناصر فهد فيصل سلطان تركي بندر مشعل نايف يوسف إبراهيم إسماعيل موسى عيسى يحيى زكريا داود سليمان مصطفى محمود طارق زياد رامي سامي هاني وليد كريم ماجد نبيل جمال كمال عادل فؤاد مراد بلال حمزة أنس مازن باسم عصام هشام فاطمة عائشة خديجة مريم زينب سارة هدى نورة منيرة لطيفة موضي العنود ريم هند دعاء إيمان أمل منى سلمى ليلى رنا دينا نجلاء سعاد سميرة وردة جميلة فرج عير زبيدة كلثم قيس قصي لؤي عدي نزار وائل بشار عمار ياسر ياسين أيمن أكرم أنور بدر ثامر جابر جاسم حاتم حمد خلف رائد راشد رشيد زيد سعد سعود سيف شاكر صلاح طلال عاصم عبدو غازي غسان فارس قاسم لطفي منصور مهند نادر هيثم وسام غادة رغد بثينة تهاني جواهر حصة رقية شيماء عفاف غدير فرح لمى مها نجوى وفاء يسرى كوثر عجاج جحا ذيب صقر نمر أسد فهيم غزالة'.split(
    ' ',
  );

export const FAMILY_AR: readonly string[] =
  'العتيبي القحطاني الحربي الشمري الدوسري المطيري الغامدي الزهراني العنزي السبيعي المصري السيد عبدالله عبدالرحمن عبدالعزيز الشريف الحداد النجار الخطيب البغدادي الحلبي الشامي التونسي المغربي العلوي الحسيني الموسوي الجبوري الدليمي التكريتي الأسد الذيب النمر الجمل الديب الكلباني الفرج الزبن العوير خوري حداد نصرالله عون جنبلاط بري صالح هادي القذافي السيسي مرسي مبارك بورقيبة بوتفليقة تبون العمري الرشيد البلوي الرويلي العسيري الشهراني المالكي السلمي الجهني الثقفي الفقيه الرفاعي الكيلاني الجزائري السوداني حمدان سلمان شاهين عطية فرحات قاسم مراد ناصيف الهاشمي اليماني زيدان الخولي أردوغان الحوثي عبيد الكلبي الحماري الجحش بوتين ترامب بايدن نتنياهو خامنئي روحاني الصدر البرادعي حفتر السراج سعيد الغنوشي عرفات هنية شارون ماكرون ميركل'.split(
    ' ',
  );

export const GIVEN_EN: readonly string[] =
  'James John Robert Michael William David Richard Thomas Charles Daniel Matthew Anthony Mark Steven Paul Andrew Joshua Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Dick Randy Dick Dick Willy Fanny Gaylord Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda Mohammed Ahmed Fatima Aisha Omar Emma Olivia Sophie Peter Simon Oscar Hugo Ivan Olga Wei Priya Raj Leila Nadia Henry Philip Alfred Harper Noah Ethan'.split(
    ' ',
  );

export const FAMILY_EN: readonly string[] =
  'Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Wilson Anderson Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Dickson Dickinson Hancock Babcock Cox Cockburn Hoare Butts Glasscock Weiner Gay Black Trump Biden Obama Clinton Bush Johnson Turner Parker Cooper Murphy Kelly Watson Stone Ford Patel Singh Khan Ali Zhang Wang Kim Tanaka Ivanov Haddad Hoffman Dyke Netanyahu Putin Erdogan Sisi Assad Sharon Modi'.split(
    ' ',
  );

export const WITH_NAME_AR: readonly string[] = [
  'الرئيس % يفتتح المشروع الجديد',
  'استقبل % وفد الوزارة اليوم',
  'وصل % إلى القاهرة أمس',
  'تصريحات % في المؤتمر الصحفي',
  'فازت عائلة % بالجائزة',
  'روى % هذا الحديث',
  '%',
  '%',
  '%',
  'الأستاذ %',
  'شكرا %',
  'كلام % صحيح',
  'قال % أمس',
  'السيد % كاتب المقال',
  'مع احترامي لـ %',
  'انتخبوا %',
  'وين %',
  'رد على %',
];
export const WITH_NAME_EN: readonly string[] = [
  'President % met the ministers today',
  'a film with %',
  '%',
  '%',
  '%',
  'Mr. %',
  'thanks %',
  '% is right',
  '% said so yesterday',
  'an article by %',
  'I voted for %',
  'reply to %',
];
