import { useState } from 'react';
import type { PrecheckView } from '../../electron/contract/views.ts';
import type { PageProps, ScreenOf } from './page.tsx';
import { PrecheckAnswer } from './precheck-answer.tsx';
import { Brought } from './precheck-brought.tsx';
import { AgeOf, Comes } from './precheck-who.tsx';

type Step = 'age' | 'comes' | 'brought' | 'theirs' | 'answer';

/** What was chosen and ticked: of this component only, so it is gone with the page (P4). */
export interface Ticked {
  types: string[];
  caretakerTypes: string[];
  ageFrom: number;
  caretaker: boolean;
}

/**
 * "Do I have what I need?": for whom, with what, and the answer, one question a page and nothing personal in any. Main
 * judges each time and remembers nothing; leaving the pages forgets everything.
 */
export function Precheck(props: PageProps & { screen: ScreenOf<'precheck'> }) {
  const { client, acting, screen } = props;
  const [step, setStep] = useState<Step>('age');
  const [ageFrom, setAgeFrom] = useState<number | null>(null);
  /** What the rules say of caretakers at this age; null: nothing, so nobody is asked about one. */
  const [flow, setFlow] = useState<PrecheckView['caretaker']>(null);
  const [comes, setComes] = useState<boolean | null>(null);
  const [types, setTypes] = useState<string[]>([]);
  const [theirs, setTheirs] = useState<string[]>([]);
  const [result, setResult] = useState<PrecheckView | null>(null);

  const caretaker = flow !== null && comes === true;
  const ticked = (age: number): Ticked => ({
    types,
    caretakerTypes: caretaker ? theirs : [],
    ageFrom: age,
    caretaker,
  });
  const go = (to: Step) => {
    acting.clear();
    setStep(to);
  };
  const judge = () => {
    if (ageFrom === null) return;
    acting.act(
      () => client.judge(ticked(ageFrom)),
      (answer) => {
        setResult(answer);
        setStep('answer');
      },
    );
  };

  switch (step) {
    case 'age':
      return (
        <AgeOf
          {...props}
          chosen={ageFrom}
          leave={() => acting.act(() => client.back())}
          choose={(age) =>
            acting.act(
              () => client.judge({ types: [], caretakerTypes: [], ageFrom: age, caretaker: false }),
              (answer) => {
                if (age !== ageFrom) setComes(null);
                setAgeFrom(age);
                setFlow(answer.caretaker);
                setStep(answer.caretaker ? 'comes' : 'brought');
              },
            )
          }
        />
      );
    case 'comes':
      return (
        <Comes
          {...props}
          chosen={comes}
          required={flow?.required ?? false}
          leave={() => go('age')}
          choose={(answer) => {
            setComes(answer);
            go('brought');
          }}
        />
      );
    case 'brought':
      return (
        <Brought
          key="own"
          {...props}
          whose="applicant"
          types={screen.documentTypes}
          ticked={types}
          tick={setTypes}
          leave={() => go(flow ? 'comes' : 'age')}
          next={caretaker ? () => go('theirs') : judge}
          last={!caretaker}
        />
      );
    case 'theirs':
      return (
        <Brought
          key="theirs"
          {...props}
          whose="caretaker"
          types={screen.documentTypes}
          ticked={theirs}
          tick={setTheirs}
          leave={() => go('brought')}
          next={judge}
          last
        />
      );
    case 'answer':
      return (
        result &&
        ageFrom !== null && (
          <PrecheckAnswer
            {...props}
            result={result}
            ticked={ticked(ageFrom)}
            leave={() => go(caretaker ? 'theirs' : 'brought')}
          />
        )
      );
  }
}
