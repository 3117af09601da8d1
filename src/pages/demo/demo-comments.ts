import type { Language } from '../../domain/language.ts';

/** A comment that the demo begins with. */
export interface DemoComment {
  readonly name: string;
  readonly body: string;
  /** Which of the list it replies to. */
  readonly parent?: number;
}

/** Replies stand after what they reply to. */
export const DEMO_COMMENTS: Readonly<Record<Language, readonly DemoComment[]>> = {
  ar: [
    { name: 'أم يوسف', body: 'زرناها أمس مع الأولاد، والممشى جميل ونظيف. شكرًا لكل من عمل على هذا المشروع.' },
    {
      name: 'ابن الحي',
      body: 'سعيد بعودة الحديقة، لكن أين سنوقف سياراتنا يوم الجمعة؟ الشوارع حولها ضيقة أصلًا.',
    },
    {
      name: 'دراجة صباحية',
      body: 'اتركوا السيارة في البيت! مسار الدراجات يصل إلى المدخل الشمالي مباشرة.',
      parent: 1,
    },
    { name: 'ابن الحي', body: 'ليت ذلك ممكن للجميع، والدي لا يقدر على المشي طويلًا.', parent: 2 },
    {
      name: 'Layla M.',
      body: 'جربت تطبيق Valley Park لحجز الجولة، ويعمل جيدًا على iOS 26 و Android، لكن زر "Book now" لا يظهر بالعربية.',
    },
    {
      name: 'مهندس متقاعد',
      body: 'خفض استهلاك المياه إلى النصف إنجاز حقيقي، وأرجو نشر الأرقام كل ثلاثة أشهر.',
    },
    {
      name: 'متطوعة',
      body: 'الأرقام معلقة على لوحة عند غرفة المضخات، ويمكن لأي زائر الاطلاع عليها.',
      parent: 5,
    },
  ],
  en: [
    {
      name: 'Yousef’s mum',
      body: 'We went yesterday with the children. The path is lovely, and clean. Thank you to everyone who worked on it.',
    },
    {
      name: 'Next door',
      body: 'Glad to have the park back, but where do we park on a Friday? The streets around it are narrow as it is.',
    },
    {
      name: 'Morning bike',
      body: 'Leave the car at home! The cycle track leads right to the north gate.',
      parent: 1,
    },
    { name: 'Next door', body: 'I wish everybody could. My father can’t walk that far.', parent: 2 },
    {
      name: 'ليلى م.',
      body: 'The sign at the gate says «حديقة الوادي» in beautiful letters. Could we have the map in both languages too?',
    },
    {
      name: 'Retired engineer',
      body: 'Half the water is a real achievement. Please publish the figures every three months.',
    },
    {
      name: 'A volunteer',
      body: 'They hang on a board by the pump house, for any visitor to read.',
      parent: 5,
    },
  ],
};
