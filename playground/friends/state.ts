/** Whether the friends' deck is there to be played, and whether they play along. */
export interface FriendsState {
  readonly isReady: boolean;
  readonly isPlaying: boolean;
}
