/**
 * The other language's version of a topic: the same keys, at every depth, with any text.
 * `messages/ko/<topic>.ts` ends in `satisfies Translation<typeof topic>`, so that a key missing or
 * left over in either language is a type error.
 */
export type Translation<Topic> = {
  readonly [Key in keyof Topic]: Topic[Key] extends string ? string : Translation<Topic[Key]>
}
