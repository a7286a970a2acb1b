using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;

namespace Inspections.Worker.Delivery.Notifications;

/// <summary>A message that says nothing but that messages arrive.</summary>
internal static class Trial
{
    public static byte[] As(AlertForm form, Authority authority, DateTimeOffset now)
    {
        string subject = $"双随机期限提醒：测试 a trial, from {authority}";
        string text = $"{subject}\n{BeijingTime.Format(now)}\n\n收到此信，说明提醒设置可用。That this arrived shows that the settings of alerts work.\n";
        return Encoding.UTF8.GetBytes(form == AlertForm.Mail ? text : ReadableJson.Write(new { type = "test", authority = $"{authority}", date = BeijingTime.Format(BeijingTime.DateOf(now)), text }));
    }
}
