package io.opentrade.research.backtest;

import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.BarsProgress;
import io.opentrade.sandbox.BarsResult;
import io.opentrade.sandbox.BuiltPlan;
import io.opentrade.sandbox.LiveAnswer;
import io.opentrade.sandbox.LiveJob;
import io.opentrade.sandbox.LiveMoment;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScanJob;
import io.opentrade.sandbox.ScannedPlan;
import io.opentrade.sandbox.Usage;
import io.opentrade.sandbox.Worker;
import java.util.Map;

/// A worker in the process of the test that does nothing but what a test has it do.
interface SilentWorker extends Worker {
  @Override
  default BuiltPlan plan(Map<String, ParameterValue> values) {
    throw new UnsupportedOperationException();
  }

  @Override
  default ScannedPlan scan(ScanJob job, BarsProgress progress) {
    throw new UnsupportedOperationException();
  }

  @Override
  default BarsResult runBars(BarsJob job, BarsProgress progress) {
    throw new UnsupportedOperationException();
  }

  @Override
  default LiveAnswer begin(LiveJob job) {
    throw new UnsupportedOperationException();
  }

  @Override
  default LiveAnswer next(LiveMoment moment) {
    throw new UnsupportedOperationException();
  }

  @Override
  default LiveAnswer end() {
    throw new UnsupportedOperationException();
  }

  @Override
  default long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  default Usage usage() {
    return Usage.NONE;
  }

  @Override
  default void close() {}
}
