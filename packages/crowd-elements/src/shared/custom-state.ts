/** Sets or clears one custom state of an element, for `:host(:state(…))`. */
export function setState(internals: ElementInternals, name: string, isOn: boolean): void {
  if (isOn) internals.states.add(name)
  else internals.states.delete(name)
}
