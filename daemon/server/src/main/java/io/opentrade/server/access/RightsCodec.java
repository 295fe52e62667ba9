package io.opentrade.server.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Allowance;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.Rights;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.Scope;
import java.util.Locale;
import java.util.Set;

/// How rights are written down, and what they are for an actor.
final class RightsCodec {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RightsCodec() {}

  static String print(Rights rights) {
    return Requests.print(rights);
  }

  static Rights read(String rights) {
    try {
      return Requests.read(JSON.readTree(rights), Rights.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("rights cannot be read", damaged);
    }
  }

  /// @param name how it is told and recorded; whose orders are counted together
  static Actor actor(Actor.Kind kind, String name, Rights rights) {
    return new Actor(
        kind,
        new ForeignText(name),
        Role.valueOf(rights.role().toUpperCase(Locale.ROOT)),
        new Scope(
            rights.accounts().isEmpty(),
            Set.copyOf(rights.accounts()),
            rights.symbols().isEmpty() ? null : Set.copyOf(rights.symbols()),
            rights.notional() == null ? null : new Allowance(name, rights.notional())));
  }
}
