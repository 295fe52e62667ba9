package io.opentrade.server.alert;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Role;

/// Whose rights an alert acts with: those that whoever made it had then and still has, and no more
/// than a trader's.
final class AlertActor {
  private AlertActor() {}

  /// @param creator with the rights of that time
  /// @param present the same with those of now
  static Actor of(String alert, Actor creator, Actor present) {
    Role role = least(Role.TRADER, least(creator.role(), present.role()));
    return new Actor(
        Actor.Kind.ALERT,
        new ForeignText("alert " + alert + " of " + creator.name().raw()),
        role,
        creator.scope().intersect(present.scope()));
  }

  private static Role least(Role one, Role other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
