export {};
declare const BUILD_VERSION: string;
declare const SHELL_FILES: readonly string[];
void [BUILD_VERSION, SHELL_FILES];
