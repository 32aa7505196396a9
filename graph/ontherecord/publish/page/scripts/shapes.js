/** The outlines of the picture's shapes about the origin, one unit in radius, as paths of SVG. */

/** @type {Record<string, string>} */
export const PATHS = {
  square: 'M-.9-.9H.9V.9H-.9Z',
  diamond: 'M0-1.1L1.1 0L0 1.1L-1.1 0Z',
  dot: 'M-1 0A1 1 0 1 0 1 0A1 1 0 1 0-1 0Z',
  triangle: 'M0-1.05L1.05.85L-1.05.85Z',
  triangleDown: 'M0 1.05L1.05-.85L-1.05-.85Z',
  hexagon: 'M-1 0L-.5-.87L.5-.87L1 0L.5.87L-.5.87Z',
  star: 'M0-1.15L.3-.35L1.1-.35L.45.15L.68.95L0 .47L-.68.95L-.45.15L-1.1-.35L-.3-.35Z',
};
