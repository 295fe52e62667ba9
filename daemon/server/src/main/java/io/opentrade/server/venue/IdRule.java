package io.opentrade.server.venue;

import io.opentrade.engine.domain.OrderId;
import java.util.regex.Pattern;

/// Which of our ids an exchange takes. `[A-Za-z0-9]{1,32}` fits all that we speak.
///
/// @param pattern of the whole id
/// @param words the same for people
public record IdRule(Pattern pattern, String words) {
  public boolean fits(OrderId id) {
    return pattern.matcher(id.text()).matches();
  }
}
