/* A stand-in, for tests under Wine 8 alone, for the WinRT class Windows.UI.ViewManagement.UISettings, from which Qt 6.5
   and later ask the accent colours without minding that it may be missing. Windows 10 has it. Never ship this.

   The vtables follow windows.ui.viewmanagement.h; only GetColorValue says anything. */

#include <windows.h>
#include <string.h>

#define EXPORT __declspec(dllexport)

typedef struct {
    void *const *vtable;
} Object;

static const IID iid_unknown = {0x00000000, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
static const IID iid_inspectable = {0xAF86E2E0, 0xB12D, 0x4c6a, {0x9C, 0x5A, 0xD7, 0xAA, 0x65, 0x10, 0x1E, 0x90}};
static const IID iid_agile = {0x94ea2b94, 0xe9cc, 0x49e0, {0xc0, 0xff, 0xee, 0x64, 0xca, 0x8f, 0x5b, 0x90}};
static const IID iid_factory = {0x00000035, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
static const IID iid_settings = {0x85361600, 0x1c63, 0x4627, {0xbc, 0xb1, 0x3a, 0x89, 0xe0, 0xbc, 0x9c, 0x55}};
static const IID iid_settings3 = {0x03021be4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xf7, 0xd0, 0x6d, 0x7b}};
static Object settings, settings3, factory;

static int same(const IID *a, const IID *b) { return !memcmp(a, b, sizeof *a); }

static HRESULT WINAPI query(Object *self, const IID *iid, void **found)
{
    int plain = same(iid, &iid_unknown) || same(iid, &iid_inspectable) || same(iid, &iid_agile);
    *found = NULL;
    if (self == &factory)
        *found = plain || same(iid, &iid_factory) ? self : NULL;
    else if (same(iid, &iid_settings3))
        *found = &settings3;
    else if (plain || same(iid, &iid_settings))
        *found = &settings;
    return *found ? S_OK : E_NOINTERFACE;
}

static ULONG WINAPI count(Object *self) { return 2; }
static HRESULT WINAPI refuse(Object *self) { return E_NOTIMPL; }
static HRESULT WINAPI iids(Object *self, ULONG *number, IID **list) { *number = 0; *list = NULL; return S_OK; }
static HRESULT WINAPI name(Object *self, void **text) { *text = NULL; return S_OK; }
static HRESULT WINAPI trust(Object *self, int *level) { *level = 0; return S_OK; }
static HRESULT WINAPI make(Object *self, void **made) { *made = &settings; return S_OK; }
static HRESULT WINAPI add(Object *self, void *handler, INT64 *token) { *token = 1; return S_OK; }
static HRESULT WINAPI take_away(Object *self, INT64 token) { return S_OK; }

/* type: 0 background, 1 foreground, others shades of the accent; the colour is alpha, red, green, blue. */
static HRESULT WINAPI color(Object *self, int type, BYTE *told)
{
    static const BYTE colors[3][4] = {{255, 255, 255, 255}, {255, 0, 0, 0}, {255, 0, 120, 215}};
    memcpy(told, colors[type > 1 ? 2 : type], 4);
    return S_OK;
}

#define BASE query, count, count, iids, name, trust
static void *const settings_vtable[] = {BASE, refuse, refuse, refuse, refuse, refuse, refuse, refuse, refuse, refuse, refuse};
static void *const settings3_vtable[] = {BASE, color, add, take_away};
static void *const factory_vtable[] = {BASE, make};
static Object settings = {settings_vtable}, settings3 = {settings3_vtable}, factory = {factory_vtable};

EXPORT HRESULT WINAPI DllGetActivationFactory(void *class_name, void **made) { *made = &factory; return S_OK; }
EXPORT HRESULT WINAPI DllCanUnloadNow(void) { return S_FALSE; }
