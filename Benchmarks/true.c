/* Does nothing: the floor of every process. */
int main(void) { return 0; }
