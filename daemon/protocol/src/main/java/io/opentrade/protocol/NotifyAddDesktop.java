package io.opentrade.protocol;

/// `notify.addDesktop`: notices on the desktop of the machine that the daemon runs on.
public record NotifyAddDesktop(String name) implements NotifyRequest<ChannelInfo> {
  public NotifyAddDesktop {
    Values.required("name", name);
  }
}
