export const themes = ["system", "light", "dark"] as const;

/** How the screen looks: light, dark, or as the system says. */
export type Theme = (typeof themes)[number];
