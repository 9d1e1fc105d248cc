@echo off
rem Starts Layerloom on the first Java that is new enough: the one that JAVA_HOME names, the one on the
rem PATH, or one in a folder where installers put theirs. LAYERLOOM_JAVA_OPTS adds options of Java's.
setlocal EnableExtensions DisableDelayedExpansion

set "NEEDED=25"
for %%I in ("%~dp0..") do set "LAYERLOOM=%%~fI"
set "JAVA="
set "NEWEST=0"
set "NEWEST_HOME="

if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%I in (java.exe) do if not "%%~$PATH:I"=="" call :try "%%~dp$PATH:I.."
for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\BellSoft\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\Semeru\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\.sdkman\candidates\java\*" "%USERPROFILE%\.gradle\jdks\*") do call :try "%%~D"
for /d %%D in ("%USERPROFILE%\scoop\apps\openjdk*") do call :try "%%~D\current"

if not defined JAVA (
  echo Layerloom needs Java %NEEDED% or newer, and found none. 1>&2
  if not "%NEWEST%"=="0" echo The newest found is Java %NEWEST% in "%NEWEST_HOME%". 1>&2
  echo Install a JDK %NEEDED%: winget install EclipseAdoptium.Temurin.%NEEDED%.JDK, or https://adoptium.net; or let JAVA_HOME name the folder of one that you have. 1>&2
  exit /b 1
)

"%JAVA%" %LAYERLOOM_JAVA_OPTS% --enable-native-access=ALL-UNNAMED,javafx.graphics --sun-misc-unsafe-memory-access=allow -Dai.djl.offline=true -XX:+UseZGC --module-path "%LAYERLOOM%\javafx" --add-modules javafx.controls,javafx.swing -cp "%LAYERLOOM%\lib\layerloom.jar" org.layerloom.app.Main %*
exit /b %ERRORLEVEL%

rem Takes the Java in folder %1 when there is one, none is taken yet, and it is new enough.
:try
if defined JAVA exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "RELEASE="
for /f "usebackq tokens=2 delims==." %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do set "RELEASE=%%V"
if not defined RELEASE exit /b 0
set "RELEASE=%RELEASE:"=%"
if %RELEASE% GEQ %NEEDED% (
  set "JAVA=%~1\bin\java.exe"
  exit /b 0
)
if %RELEASE% GTR %NEWEST% (
  set "NEWEST=%RELEASE%"
  set "NEWEST_HOME=%~1"
)
exit /b 0
