/**
 * How Node.js runs the product. Young objects are collected while nobody is answered: in portions of 16 MiB, which takes
 * less than a millisecond as long as requests leave nothing behind (`conformance/garbage.test.ts`), and by the main
 * thread alone, because helpers who are waited for may not get a processor for 10 ms when both are busy.
 */
export const SERVICE_FLAGS = ['--max-semi-space-size=16', '--no-parallel-scavenge']
