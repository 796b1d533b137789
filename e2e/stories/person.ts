/** An invented applicant. What they say is what the scans look for, so every word of it is unlike any other text here. */
export interface Person {
  givenNames: string;
  familyName: string;
  day: string;
  month: string;
  year: string;
  /** The same day as the contract writes it. */
  dateOfBirth: string;
  street: string;
  unit: string;
  city: string;
  state: string;
  zip: string;
  contactName: string;
  contactPhone: string;
}

export const ANNA: Person = {
  givenNames: 'Quillmarie Anneth',
  familyName: 'Eriksvold-Okaforth',
  day: '12',
  month: 'August',
  year: '1974',
  dateOfBirth: '1974-08-12',
  street: '418 Zephyrine Street',
  unit: 'Apt 6',
  city: 'Lakemontia',
  state: 'IL',
  zip: '60699',
  contactName: 'Brunhilde Tessaly',
  contactPhone: '555 0147 3391',
};
