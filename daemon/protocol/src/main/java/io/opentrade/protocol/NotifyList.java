package io.opentrade.protocol;

import java.util.List;

/// `notify.list`: all channels, by name.
public record NotifyList() implements NotifyRequest<NotifyList.Reply> {
  public record Reply(List<ChannelInfo> channels) {
    public Reply {
      channels = Values.list(channels);
    }
  }
}
