import { Avatar, Button, Sign } from './elements.js';

type Person = { readonly id: string | number; readonly name: string };

type Props<P> = {
  readonly of: string;
  readonly people: readonly P[];
  readonly viewer: P;
  readonly become: (person: P) => void;
};

/** “You are Ada”, and one press to be somebody else. */
export const ViewerPicker = <P extends Person>({ of, people, viewer, become }: Props<P>) => {
  const buttons = people.map((person) => (
    <Button
      key={person.id}
      title={`Act as ${person.name}`}
      label={person.name}
      aria-pressed={person === viewer}
      work={() => become(person)}
    >
      <Avatar name={person.name} />
      <Sign class="viewer-name" of={person.name} />
    </Button>
  ));
  return (
    <div class="viewer" role="group" aria-label={`Who you are on the ${of}-like side`}>
      <span class="viewer-label">You are</span>
      <div class="viewer-people">{buttons}</div>
    </div>
  );
};
