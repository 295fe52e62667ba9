package io.opentrade.protocol;

/// `report.page`: a stored run as a page for a browser, whole in one file.
///
/// @param id as in [BacktestShow]
public record ReportPage(String id) implements Request<ReportPage.Reply> {
  public ReportPage {
    Values.required("id", id);
  }

  /// The page.
  ///
  /// @param id of the run
  /// @param html a whole document that needs nothing beside it
  public record Reply(String id, String html) {
    public Reply {
      Values.required("id", id);
      Values.required("html", html);
    }
  }
}
