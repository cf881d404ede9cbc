/* Starts the program: loads runtime\python311.dll from beside this file and runs MODULE with the words it was given.

   One source, two launchers: with CONSOLE for the command line, without it for the window. No archive that unpacks
   itself, nothing taken from the current folder, nothing searched on PATH. */

#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define NOT_STARTED 120
#define SENTENCE L"程序文件不全，不能启动。如果是从压缩包里直接打开的，请先把压缩包全部解压到一个文件夹，再运行；否则请重新安装。"

typedef int (*python_main)(int, wchar_t **);

static int refuse(void)
{
#ifdef CONSOLE
    DWORD written;
    WriteConsoleW(GetStdHandle(STD_ERROR_HANDLE), SENTENCE L"\r\n", wcslen(SENTENCE) + 2, &written, NULL);
#else
    MessageBoxW(NULL, SENTENCE, L"公开年报", MB_ICONERROR);
#endif
    return NOT_STARTED;
}

int wmain(int count, wchar_t **words)
{
    static wchar_t path[LONGEST + 32];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST);
    while (length && path[length - 1] != L'\\')
        length--;
    wcscpy(path + length, L"runtime\\python311.dll");
    SetDllDirectoryW(L"");
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    python_main run = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    wchar_t **all = calloc(count + 3, sizeof *all);
    if (!run || !all)
        return refuse();
    int given = 0;
    all[given++] = words[0];
    all[given++] = L"-m";
    all[given++] = MODULE;
    for (int word = 1; word < count; word++)
        all[given++] = words[word];
    return run(given, all);
}
