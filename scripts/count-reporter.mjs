// One plain closing line, for people and programs that read logs.
export default class CountReporter {
  onRunComplete(_contexts, results) {
    const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = results;
    const broken = results.numRuntimeErrorTestSuites;
    console.log(`${passed} passed, ${failed + broken} failed, ${skipped} skipped`);
  }
}
