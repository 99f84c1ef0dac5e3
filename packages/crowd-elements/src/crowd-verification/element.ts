import { Region } from '../regions/element.ts'

/**
 * Known from public Ground Truth material only, where it holds what is to be verified. Shows its content; controls in
 * it give their own answers, it has none itself.
 *
 * @summary Shows its content.
 * @example
 * <crowd-form>
 *   <crowd-verification><p>Is this the right label?</p><crowd-checkbox name="right">Yes</crowd-checkbox></crowd-verification>
 * </crowd-form>
 * @slot - any HTML
 */
export class CrowdVerification extends Region {}
