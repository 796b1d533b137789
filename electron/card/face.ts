import type { Answers, IsoDate, LanguageTag } from '../contract/answers.ts';
import type { CardFace, Text } from '../contract/views.ts';

/** What of a programme is printed on its cards. */
export interface FaceProgram {
  city: string;
  cardName: Text;
  design: string;
  genderOptions: readonly { id: string; name: Text }[];
}

export interface FaceInput {
  program: FaceProgram;
  answers: Answers;
  /** Canonical, as it goes to the register; the faces group it for reading. */
  cardNumber: string;
  issuedOn: IsoDate;
  /** Null: never expires. */
  expiresOn: IsoDate | null;
  specimen: boolean;
  /** Path on the window's own origin; null where no portrait was taken. */
  portraitPath: string | null;
  /** Language of the printed labels. */
  language: LanguageTag;
}

const inLanguage = (text: Text, language: LanguageTag): string => text[language] ?? text.en;

/** `Lakemont, IL 60601`, without the separators of what is missing. */
function cityLine(address: { city: string; state: string; zip: string }): string {
  return [address.city, `${address.state} ${address.zip}`.trim()].filter((part) => part !== '').join(', ');
}

/**
 * The address as it is printed; none where it is left off or kept off for safety, so that the two cannot be told apart
 * on a card. `c/o` and then the organization's own address is the order of USPS Publication 28.
 */
function addressLines(answer: Answers['address']): string[] {
  if (answer?.kind !== 'given' && answer?.kind !== 'care-of') return [];
  const organization = answer.kind === 'care-of' && answer.organization !== '' ? `c/o ${answer.organization}` : '';
  const street = [answer.street, answer.unit].filter((part) => part !== '').join(', ');
  return [organization, street, cityLine(answer)].filter((line) => line !== '');
}

/**
 * Composes everything that is drawn on a card from the answers. Pure. The code is the card number for now.
 * @throws when name or date of birth is missing: there is no card without them, so asking is a bug of the caller.
 */
export function composeFace(input: FaceInput): CardFace {
  const { program, answers, language } = input;
  if (!answers.name || !answers.birth) throw new Error('a card needs a name and a date of birth');
  const option = answers.gender?.option;
  const gender = program.genderOptions.find(({ id }) => id === option);
  return {
    city: program.city,
    cardName: inLanguage(program.cardName, language),
    design: program.design,
    language,
    specimen: input.specimen,
    givenNames: answers.name.givenNames,
    familyName: answers.name.familyName,
    dateOfBirth: answers.birth.dateOfBirth,
    cardNumber: input.cardNumber,
    issuedOn: input.issuedOn,
    expiresOn: input.expiresOn,
    address: addressLines(answers.address),
    gender: gender ? inLanguage(gender.name, language) : null,
    emergency:
      answers.emergency?.kind === 'given' ? { name: answers.emergency.name, phone: answers.emergency.phone } : null,
    portrait: input.portraitPath,
    code: input.cardNumber,
  };
}
