using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;

namespace Inspections.Worker.Delivery.Notifications;

/// <summary>A message that says nothing but that messages arrive.</summary>
internal static class Trial
{
    /// <summary>The message as a destination has it.</summary>
    public static byte[] As(AlertForm form, Language language, Authority authority, DateTimeOffset now)
    {
        string subject = new Text($"{authority} 双随机提醒：测试", $"a trial of the alerts of {authority}").In(language);
        string text = $"{subject}\n{BeijingTime.Format(now)}\n\n{new Text("收到此信，说明提醒设置可用。", "That this arrived shows that the settings of alerts work.").In(language)}\n";
        return Encoding.UTF8.GetBytes(form == AlertForm.Mail ? text : ReadableJson.Write(new { type = "test", authority = $"{authority}", date = BeijingTime.Format(BeijingTime.DateOf(now)), text }));
    }
}
