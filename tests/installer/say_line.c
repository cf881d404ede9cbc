/* Runs the words it is given as one command line, none of them quoted, and ends with the status of what it ran. Setup
   takes everything behind /D= as the folder and no quotes; Wine, like most shells, quotes a word that has a blank. */

#include <windows.h>
#include <wchar.h>

int wmain(int count, wchar_t **words)
{
    static wchar_t line[32768];
    STARTUPINFOW start = {sizeof start};
    PROCESS_INFORMATION process;
    DWORD status = 1;
    for (int word = 1; word < count; word++) {
        wcscat(line, words[word]);
        wcscat(line, L" ");
    }
    line[wcslen(line) - 1] = 0;
    if (CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &process)) {
        WaitForSingleObject(process.hProcess, INFINITE);
        GetExitCodeProcess(process.hProcess, &status);
    }
    return status;
}
