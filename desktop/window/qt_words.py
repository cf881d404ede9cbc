"""Words of Qt's own dialogs that its Chinese translation lacks (Qt 6.8 to 6.11, ``qtbase_zh_CN.qm``)."""

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator

LACKING = {
    ("QFileDialog", "&Look in:"): "查找范围(&I)：",
    ("QFileDialog", "Files of &type:"): "文件类型(&T)：",
    ("QPrintSettingsOutput", "Page &Set:"): "奇偶页(&S)：",
}


class LackingWords(QTranslator):
    """Asked for what the translation installed after it does not know. The bindings hand over texts, not bytes."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803  -- Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """The Chinese words, or nothing."""
        return LACKING.get((context, sourceText), "")


def translators(parent: QObject) -> list[QTranslator]:
    """Those that make Qt speak Chinese, to be installed in this order: the last one is asked first."""
    whole = QTranslator(parent)
    found = whole.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return [LackingWords(parent), *([whole] if found else [])]
