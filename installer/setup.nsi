; The setup program: per user, no administrator rights, in Chinese. Compiled by installer/packing.py, which defines
; VERSION NUMBERS NAME ID PUBLISHER WINDOW CONSOLE ICON SIDE FILES SIZE OUT and, if wanted, FAST and SIGN.
;
; Exit status with /S: 0 done, 10 Windows too old, 11 a newer version is installed, 12 the folder is not ours,
; 13 the folder cannot be written, 32 the program is running.

Unicode true
; The 64-bit stub: the program is 64-bit only.
Target amd64-unicode
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define OLDEST_BUILD 17763
; Every process of the program holds this file open.
!define HELD "runtime\python311.dll"

Name "${NAME} ${VERSION}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${ID}"
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif
ManifestDPIAware true
ManifestSupportedOS Win10
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=2052 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT 许可"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "安装${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "政府信息公开工作年度报告的填报、核对与打印。$\r$\n$\r$\n只装给当前用户，不需要管理员权限，不需要联网。已有的草稿不会改动。$\r$\n$\r$\n本程序用于非涉密计算机，不得录入涉密信息。"
!define MUI_FINISHPAGE_TITLE "${NAME}已装好"
!define MUI_FINISHPAGE_TEXT "以后从“开始”菜单里的“${NAME}”打开。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开"
; The page has one more box to tick, meant for a read-me file.
!define MUI_FINISHPAGE_SHOWREADME
!define MUI_FINISHPAGE_SHOWREADME_TEXT "在桌面上放一个图标"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION LinkOnDesktop
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipIfInstalled
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE RefuseStrangeFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "将卸载${NAME}。草稿、备份和设置都会保留。"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${NAME}已卸载"
!define MUI_FINISHPAGE_TEXT "您的草稿、备份和设置仍保留在：$\r$\n$\r$\n$LOCALAPPDATA\${ID}$\r$\n$\r$\n重新安装后会自动用上。确定不再需要时，可以自己删除这个文件夹。"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "SimpChinese"

Var Installed ; the version that is there already; empty for none

; Say why not and end with a status of its own.
!macro Refuse STATUS SENTENCE
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${STATUS}
  Quit
!macroend

!macro RefuseWhileRunning
  retry:
  ${If} ${FileExists} "$INSTDIR\${HELD}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${HELD}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "“${NAME}”正在运行。请先关闭它（草稿会自动保存），再点“重试”。" /SD IDCANCEL IDRETRY retry
      SetErrorLevel 32
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Only what setup itself put there; whatever else lies in the folder stays.
!macro RemoveProgram
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\许可"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\${CONSOLE}"
  Delete "$INSTDIR\uninstall.exe"
!macroend

Function .onInit
  SetShellVarContext current
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro Refuse 10 "这台电脑的 Windows 版本太旧，不能安装。需要 64 位的 Windows 10（1809 或更高）或 Windows 11。请与信息化人员联系。"
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\${CONSOLE}"
    ; An upgrade goes where the program is.
    StrCpy $INSTDIR $0
    ReadRegStr $Installed HKCU "${UNINSTALL}" "DisplayVersion"
    ${VersionCompare} "$Installed" "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro Refuse 11 "已装有更新的版本 $Installed，不能换成 ${VERSION}：旧版本可能打不开新版本存的草稿。"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function SkipIfInstalled
  ${If} $Installed != ""
    Abort
  ${EndIf}
FunctionEnd

; $R0: what is wrong with the folder; empty for nothing.
Function JudgeFolder
  StrCpy $R0 ""
  ${If} $Installed == ""
    StrLen $1 "$LOCALAPPDATA\${ID}"
    StrCpy $2 "$INSTDIR\" $1
    StrCpy $3 "$INSTDIR\" 1 $1
    ${If} $2 == "$LOCALAPPDATA\${ID}"
    ${AndIf} $3 == "\"
      StrCpy $R0 "这个文件夹是放草稿的，程序不能装在里面。请另选一个文件夹。"
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\${CONSOLE}"
      ${DirState} "$INSTDIR" $1
      ${If} $1 == 1
        StrCpy $R0 "“$INSTDIR”里已有别的文件。请选一个空的或者新的文件夹。"
      ${EndIf}
    ${EndIf}
  ${EndIf}
FunctionEnd

Function RefuseStrangeFolder
  Call JudgeFolder
  ${If} $R0 != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$R0"
    Abort
  ${EndIf}
FunctionEnd

Function LinkOnDesktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW}"
FunctionEnd

Section
  Call JudgeFolder
  ${If} $R0 != ""
    !insertmacro Refuse 12 "$R0"
  ${EndIf}
  !insertmacro RefuseWhileRunning
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\uninstall.exe" a
  ${If} ${Errors}
    !insertmacro Refuse 13 "“$INSTDIR”写不进去。请换一个文件夹；一般用默认的文件夹就行。"
  ${EndIf}
  FileClose $0
  !insertmacro RemoveProgram
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DESKTOP" $1
  ${IfNot} ${Errors}
    Call LinkOnDesktop
  ${EndIf}
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
SectionEnd

Function un.onInit
  SetShellVarContext current
  !insertmacro RefuseWhileRunning
FunctionEnd

Section "Uninstall"
  !insertmacro RemoveProgram
  ; Only if nothing else lies in it.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
