/** Some work that goes on once at a time: who asks while it does shares it, who asks later begins it anew. */
export function once<Answer>(work: () => Promise<Answer>): () => Promise<Answer> {
  let going: Promise<Answer> | undefined;
  return () => {
    going ??= work().finally(() => {
      going = undefined;
    });
    return going;
  };
}
