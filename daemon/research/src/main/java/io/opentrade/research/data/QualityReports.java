package io.opentrade.research.data;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.QualityReport.Finding;
import io.opentrade.research.candles.Complaint;
import io.opentrade.research.candles.QualityReport;
import java.util.List;

/// Reports on candles as the wire tells them.
final class QualityReports {
  private QualityReports() {}

  static io.opentrade.protocol.QualityReport of(QualityReport report) {
    List<Finding> findings = report.complaints().stream().map(QualityReports::finding).toList();
    long all =
        report.gaps()
            + report.duplicates()
            + report.conflicts()
            + report.disorder()
            + report.ohlc()
            + report.nonPositive()
            + report.spikes();
    return new io.opentrade.protocol.QualityReport(
        report.rows(),
        report.bars(),
        report.from(),
        report.to().plus(report.timeframe().duration()),
        report.gaps(),
        report.missing(),
        report.duplicates() + report.conflicts(),
        report.disorder(),
        report.ohlc(),
        report.nonPositive(),
        report.spikes(),
        findings,
        Math.max(0, all - findings.size()),
        report.notes().stream().map(ForeignText::new).toList());
  }

  private static Finding finding(Complaint complaint) {
    return new Finding(word(complaint.kind()), new ForeignText(complaint.message()));
  }

  private static String word(Complaint.Kind kind) {
    return switch (kind) {
      case GAP -> "gap";
      case DUPLICATE -> "duplicate";
      case CONFLICT -> "conflict";
      case DISORDER -> "disorder";
      case OHLC -> "violation";
      case NON_POSITIVE -> "nonPositive";
      case SPIKE -> "spike";
    };
  }
}
