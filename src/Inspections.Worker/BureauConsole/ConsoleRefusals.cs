namespace Inspections.Worker.BureauConsole;

/// <summary>Why a form of the console is not taken before any rule of the bureau's is asked.</summary>
internal static class ConsoleRefusals
{
    public static readonly RefusalKind NoFile = new(
        "CONSOLE-001",
        "没有选择文件，或文件是空的",
        "no file was chosen, or it is empty",
        "请先选择文件，再提交",
        "choose a file first",
        RefusalNature.Request);
}
