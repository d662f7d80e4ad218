/** Rises when the same settings and results would lead to other decisions; a run is continued under its own. */
export const engineVersion = 1;
