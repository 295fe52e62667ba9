package io.opentrade.protocol;

import java.util.List;

/// `user.list`: the other users of this machine who were added, by name.
public record UserList() implements AccessRequest<UserList.Reply> {
  public record Reply(List<UserInfo> users) {
    public Reply {
      users = Values.list(users);
    }
  }
}
