namespace Inspections.Worker.Files;

/// <summary>Marks a setting whose value nobody but the bureau may see: the file it stands in is for its owner alone.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretSettingAttribute : Attribute;
