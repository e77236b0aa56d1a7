/** Says that there is a session; carries no secret. */
export const SIGNED_IN_COOKIE = "millwright_signed_in";

/** The colour theme: `light`, `dark`, or absent for the system's. */
export const THEME_COOKIE = "millwright_theme";
