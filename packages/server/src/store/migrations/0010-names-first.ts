/** Loops are found by what tells them apart: all of one account have its id and region in common. */
export const namesFirst = `
{namesFirst}
`
