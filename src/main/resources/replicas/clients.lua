-- Lists all clients of a generation: the number and the text of each.
if get('generation') ~= known then
	key = key .. ':' .. known
end
local clients = {}
for client = 1, number('admitted') do
	local text = get('client:' .. client)
	if text then
		table.insert(clients, tostring(client))
		table.insert(clients, text)
	end
end
return clients
