using AngleSharp.Dom;

namespace GovReportArchive.Extraction.Html;

/// <summary>Finds the tables of a page that hold data, not layout.</summary>
internal static class TableKinds
{
    public static HashSet<IElement> DataTables(IElement root, Func<IElement, bool> isSkipped)
    {
        HashSet<IElement> data = [];
        Stack<TableSurvey> open = new();
        DomWalk.Visit(root, Enter, Leave);
        return data;

        bool Enter(INode node)
        {
            open.TryPeek(out TableSurvey? table);
            if (node is IText text) table?.Read(text.Data);
            if (node is not IElement element || isSkipped(element)) return false;
            if (element.LocalName == "table") open.Push(new TableSurvey());
            else if (element.LocalName == "tr") table?.BeginRow();
            else if (element.LocalName is "td" or "th") table?.BeginCell();
            return true;
        }

        void Leave(INode node)
        {
            if (node is not IElement { LocalName: "table" } table) return;
            TableSurvey closed = open.Pop();
            bool isData = closed.IsData();
            if (isData) data.Add(table);
            if (open.TryPeek(out TableSurvey? outer)) outer.HoldsData |= isData || closed.HoldsData;
        }
    }
}
