@echo off
rem Starts Huizong with the Java found in JAVA_HOME or on the PATH (17 or later).
setlocal
chcp 65001 >nul
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -Xmx2g -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dhuizong.home="%HOME_DIR%" %HUIZONG_OPTS% -cp "%HOME_DIR%\lib\*" huizong.cli.Main %*
exit /b %ERRORLEVEL%
