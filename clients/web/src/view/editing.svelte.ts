/** Which question is being written anew. */

class Editing {
  /** The id of its turn; empty where none is. */
  turn = $state('');

  begin(turn: string): void {
    this.turn = turn;
  }

  end(): void {
    this.turn = '';
  }
}

export const editing = new Editing();
