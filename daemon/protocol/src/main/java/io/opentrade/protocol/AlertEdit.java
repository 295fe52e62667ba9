package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `alert.edit`: the alert waits for something else from now on. It is armed anew.
///
/// @param alert its id or name
/// @param name null to keep it
public record AlertEdit(String alert, @Nullable ForeignText name, AlertTerms terms)
    implements AlertRequest<AlertInfo> {
  public AlertEdit {
    Values.required("alert", alert);
    Values.present("terms", terms);
    AlertAdd.checkName(name);
  }
}
