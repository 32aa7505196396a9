/** What the page uses of vis-network, which pyvis brings and the page loads before its own script. */

export type Point = { x: number; y: number };

export interface Network {
  on(event: string, listener: (event: any) => void): void;
  setOptions(options: object): void;
  fit(options: object): void;
  focus(node: number, options: object): void;
  moveTo(options: object): void;
  redraw(): void;
  setSize(width: string, height: string): void;
  getScale(): number;
  getPosition(node: number): Point;
  getNodeAt(point: Point): number | undefined;
  getEdgeAt(point: Point): string | number | undefined;
  canvasToDOM(point: Point): Point;
}

export interface DataSet {
  getIds(): (number | string)[];
  remove(ids: (number | string)[]): void;
  update(rows: object[]): void;
}

declare global {
  const vis: {
    Network: new (container: HTMLElement, data: { nodes: DataSet; edges: DataSet }, options: object) => Network;
    DataSet: new (rows: object[]) => DataSet;
  };
}
