static inline int cw_command_line_run (int c, char **v, int *h) { return 0; }
