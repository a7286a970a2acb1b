namespace Inspections.Worker.Hosting.Web;

/// <summary>Why an address to listen on is not used.</summary>
internal static class WebRefusals
{
    public static readonly RefusalKind Address = new(
        "WEB-001",
        "地址 '{text}' 不可用",
        "the address '{text}' cannot be used",
        "应为 地址:端口，如 127.0.0.1:8430，或 none",
        "expected ADDRESS:PORT, such as 127.0.0.1:8430, or none",
        RefusalNature.Request);
}
