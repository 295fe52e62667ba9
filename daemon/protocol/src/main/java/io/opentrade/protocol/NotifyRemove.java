package io.opentrade.protocol;

/// `notify.remove`: forgets a channel, its secrets, its rules and what it has not delivered.
public record NotifyRemove(String name) implements NotifyRequest<NotifyList.Reply> {
  public NotifyRemove {
    Values.required("name", name);
  }
}
